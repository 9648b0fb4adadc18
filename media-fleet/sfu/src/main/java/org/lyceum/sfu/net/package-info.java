/// The node's edge to the network: sockets, event loops, and what of the sans-IO parts runs on
/// which.
///
/// ```text
/// control API ──> MediaNode ──> LiveRoom (room on its home loop)
///                     │             │ messages
///                     v             v
///                MediaWorker: one event loop, one UDP socket, its NodePeers and RoomShards
/// ```
@NullMarked
package org.lyceum.sfu.net;

import org.jspecify.annotations.NullMarked;
