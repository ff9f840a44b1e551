/** How the API reads and writes JSON: strictly, ids as decimal strings, money as whole numbers. */
@NullMarked
package platform.web.json;

import org.jspecify.annotations.NullMarked;
