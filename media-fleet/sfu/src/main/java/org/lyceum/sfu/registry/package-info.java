/// The node's place among others: it announces itself, reads public keys, and writes that a class
/// has ended.
///
/// Everything here blocks and runs on virtual threads, never on an event loop.
@NullMarked
package org.lyceum.sfu.registry;

import org.jspecify.annotations.NullMarked;
