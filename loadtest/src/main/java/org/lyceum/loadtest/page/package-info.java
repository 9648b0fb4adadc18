/// A report as a page for people: plots as inline SVG, nothing loaded from anywhere.
@NullMarked
package org.lyceum.loadtest.page;

import org.jspecify.annotations.NullMarked;
