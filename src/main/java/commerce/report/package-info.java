/** What members find wrong with what others wrote, and what operators do about it. */
@NullMarked
package commerce.report;

import org.jspecify.annotations.NullMarked;
