/** What one operator proposes and another one approves: adjustments, results of bank transfers, limits, promotions. */
@NullMarked
package pay.approval;

import org.jspecify.annotations.NullMarked;
