/// What operators read of a node: its health (`/health`) and its metrics (`/metrics`, Prometheus
/// text).
@NullMarked
package org.lyceum.sfu.metrics;

import org.jspecify.annotations.NullMarked;
