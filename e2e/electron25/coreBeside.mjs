// Runs the product's own core process (out/main/coreProcess.js) in plain Node: gives it the `parentPort` it would have in
// a utility process, and turns what comes over the IPC channel into message ports. Test only.
import { EventEmitter } from 'node:events'
import { MessageChannel } from 'node:worker_threads'

const parentPort = new EventEmitter()
process.parentPort = parentPort
// What the core asks of main (to print a page) goes back the same way.
parentPort.postMessage = (content) => process.send({ toMain: content })

const carried = new Map()
await import(new URL('../../out/main/coreProcess.js', import.meta.url).href)
// Only now: what arrives earlier waits in the channel, as it does for a real utility process.
process.on('message', (message) => {
  if (message.order)
    parentPort.emit('message', { data: message.order, ports: message.port ? [open(message.port)] : [] })
  else if (message.closed) carried.get(message.closed)?.close()
  else carried.get(message.port)?.postMessage(message.content)
})
process.on('disconnect', () => process.exit(0))

function open(number) {
  const { port1, port2 } = new MessageChannel()
  carried.set(number, port2)
  port2.on('message', (content) => process.send({ port: number, content }))
  port2.on('close', () => carried.delete(number))
  return port1
}
