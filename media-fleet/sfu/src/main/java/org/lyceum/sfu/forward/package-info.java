/// Forwarding: what one event loop does with the packets of published tracks, sans-IO.
///
/// ```text
/// publisher's loop                          every loop with subscribers of the track
/// Publisher → PublishedTrack → PublishedLayer ──> TrackFeed → Subscription → StreamRewriter → PeerLink
///      (binds, counts, asks again)     (direct, or in a batch)   (chooses)      (numbers)
/// ```
///
/// Nothing here is thread-safe: each object is owned by one event loop.
@NullMarked
package org.lyceum.sfu.forward;

import org.jspecify.annotations.NullMarked;
