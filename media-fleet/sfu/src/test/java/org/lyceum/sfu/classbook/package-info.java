/// Tests of the class book: tables, and whole classes by seed.
@NullMarked
package org.lyceum.sfu.classbook;

import org.jspecify.annotations.NullMarked;
