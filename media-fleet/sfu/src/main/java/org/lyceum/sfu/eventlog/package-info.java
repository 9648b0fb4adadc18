/// The event log of a class: what must not be forgotten, ordered and fenced by put-if-absent,
/// sans-IO.
///
/// | class | what it is |
/// |---|---|
/// | [org.lyceum.sfu.eventlog.EventLog] | the log as its owner writes it: seqs, batches, retries |
/// | [org.lyceum.sfu.eventlog.LogStore] | where batches and snapshots are kept |
/// | [org.lyceum.sfu.eventlog.LogOpening] | reads what is there and takes the log over |
///
/// Whoever puts a batch at a seq first has it; the other is deposed and never writes again. So two
/// nodes that both believe to hold a class never tell people two things under one seq: nothing is
/// told before it is stored.
@NullMarked
package org.lyceum.sfu.eventlog;

import org.jspecify.annotations.NullMarked;
