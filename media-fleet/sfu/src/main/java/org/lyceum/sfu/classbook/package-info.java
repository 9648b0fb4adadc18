/// The class book: what a class remembers, folded from its log alone, and what its acts come to.
///
/// Pure: no socket, thread, clock or I/O. Two books that were fed the same entries are equal.
///
/// | class | what it is |
/// |---|---|
/// | [org.lyceum.sfu.classbook.ClassBook] | all of it: one entry of the log after the other goes in |
/// | `People`, `OnStage`, `Rights`, `Chat`, `Questions`, `Hands`, `Polls` | its parts |
/// | [org.lyceum.sfu.classbook.ClassActs] | what an act comes to: entries for the log, or a refusal |
/// | [org.lyceum.sfu.classbook.Telling] | who is told of an entry, and in which words |
@NullMarked
package org.lyceum.sfu.classbook;

import org.jspecify.annotations.NullMarked;
