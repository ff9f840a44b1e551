/** Building read models anew from the event log while the first screen goes on being served. */
@NullMarked
package home.rebuild;

import org.jspecify.annotations.NullMarked;
