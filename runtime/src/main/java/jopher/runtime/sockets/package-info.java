/// Sockets of package syscall over NIO channels, and the network poller of package internal/poll over one Selector. A socket is an
/// [jopher.runtime.host.OpenFile] of the descriptor table, its channel is always non-blocking. What NIO cannot do is an error number.
package jopher.runtime.sockets;
