/** Advertisers and campaigns of the demo, with a month behind them. */
@NullMarked
package ads.demo;

import org.jspecify.annotations.NullMarked;
