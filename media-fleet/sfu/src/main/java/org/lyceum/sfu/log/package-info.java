/// The lines that a node logs: one format, a tag for each part of the node, levels by one
/// environment variable.
@NullMarked
package org.lyceum.sfu.log;

import org.jspecify.annotations.NullMarked;
