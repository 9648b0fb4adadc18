/// The timetable: classes, who is enrolled, going live, ending.
@NullMarked
package org.lyceum.functions.classes;

import org.jspecify.annotations.NullMarked;
