/** What members spend their money on: categories, and the rules that tell them apart. */
@NullMarked
package home.spending;

import org.jspecify.annotations.NullMarked;
