/// The node's private HTTP: the control API for functions, and health and metrics for operators.
@NullMarked
package org.lyceum.sfu.control;

import org.jspecify.annotations.NullMarked;
