/** Names that columns have in the files people bring, the likelier first. Compared as lower-case letters and digits. */
export const columnNames = {
  item: words(`item itemid itemkey id caseid case docid documentid questionid promptid exampleid instanceid taskid mrid
    seg segmentid unit idx index doc vignetteid encounterid essayid studentid submissionid rowid sampleid recordid
    conversationid`),
  prompt: words(`prompt question instruction query input source mr problem stimulus patientmsg patientmessage
    patientquestion message usermessage userprompt stem task assignment inquiry`),
  system: words('system systemname systemid model modelname modelid team generator engine method source arm condition'),
  response: words(`response answer output completion summary generation reply translation target feedback ref text
    draft modelresponse modelanswer modeloutput aireply aidraft essay decoded hypothesis prediction conversation`),
  rater: words(`rater raterid annotator annotatorid judge judgeid worker workerid uid userid user evaluator marker
    assessor coder reviewer reviewerid clinician physician doctor teacher grader scorer labeler labeller participant
    expert completedby`),
  criterion: words('criterion criteria dimension aspect attribute metric category scale'),
  value: words('value rating score grade mark points likert stars'),
  left: words('left modela systema system1 model1 generator1 lefts a responsea response1 first optiona'),
  right: words('right modelb systemb system2 model2 generator2 rights b responseb response2 second optionb'),
  outcome: words(`outcome winner preference preferred verdict choice vote result preferencestrength overallpreference
    better betterresponse selection`),
  rank: words('rank ranking place position'),
  ranks: words('ranks ranking finalprefs order prefs preferences'),
  title: words('title heading name'),
  tags: words('tag tags topic topics category subject domain ward specialty department discipline difficulty'),
  context: words(`context reference referenceanswer document article passage background input chartnote chart note notes
    history clinicalnote sourcetext image picture figure`),
  comment: words(`comment comments justification rationale reason reasoning explanation critique remark remarks note
    notes`),
  confidence: words('confidence certainty sureness confidencepercent'),
  turn: words('turn turnno turnnumber turnindex'),
  language: words('language lang locale languagecode'),
  family: words('family familyid counterfactualid counterfactualfamily templateid pairgroup'),
  role: words('role itemrole itemtype attentioncheck isattention isgold gold control'),
  best: words('best expectedwinner goldwinner correctsystem expectedbest'),
} as const satisfies Record<string, readonly string[]>

export type ColumnRole = keyof typeof columnNames

function words(list: string): readonly string[] {
  return list.split(/\s+/)
}
