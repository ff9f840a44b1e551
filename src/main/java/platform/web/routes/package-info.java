/** Which controller a path belongs to. */
@NullMarked
package platform.web.routes;

import org.jspecify.annotations.NullMarked;
