/** Members' linked bank accounts and the money that moves between them and Madang's trust account. */
@NullMarked
package pay.bank;

import org.jspecify.annotations.NullMarked;
