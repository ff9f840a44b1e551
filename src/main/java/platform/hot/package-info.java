/** A short way for the few endpoints that are called so often that the filters and Spring MVC cost more than their work. */
@NamedInterface
@NullMarked
package platform.hot;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
