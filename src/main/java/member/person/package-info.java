/** What a person is known by: phone number, name, PIN, and the tokens that stand for them. */
@NullMarked
package member.person;

import org.jspecify.annotations.NullMarked;
