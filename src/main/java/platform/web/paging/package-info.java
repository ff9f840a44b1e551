/** Lists page by page: by the keys of the last row seen, never by an offset. */
@NamedInterface
@NullMarked
package platform.web.paging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
