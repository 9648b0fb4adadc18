/// Tests of the JSON form of acts, events and records.
@NullMarked
package org.lyceum.api;

import org.jspecify.annotations.NullMarked;
