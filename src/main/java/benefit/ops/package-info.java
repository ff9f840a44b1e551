/** What operators see of the programmes, and how they put money behind them. */
@NullMarked
package benefit.ops;

import org.jspecify.annotations.NullMarked;
