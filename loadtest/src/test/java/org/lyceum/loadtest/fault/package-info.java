/// What is made to fail while a class goes on, by a seed.
@NullMarked
package org.lyceum.loadtest.fault;

import org.jspecify.annotations.NullMarked;
