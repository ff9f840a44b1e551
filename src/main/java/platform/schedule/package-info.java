/** The threads that run what is to be done every so often. */
@NullMarked
package platform.schedule;

import org.jspecify.annotations.NullMarked;
