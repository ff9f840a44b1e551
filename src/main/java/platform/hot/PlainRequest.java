package platform.hot;

import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** What a request's head must be like to go the short way: JSON of known length comes, JSON may go back. */
final class PlainRequest {
    private static final int LONGEST = 1 << 16;

    private PlainRequest() {}

    static boolean is(HttpServletRequest request) {
        int length = request.getContentLength();
        return request.getMethod().equals("POST") && request.getQueryString() == null && length > 0
                && length <= LONGEST && bringsJson(request.getContentType())
                && wantsJson(request.getHeader(HttpHeaders.ACCEPT));
    }

    private static boolean bringsJson(@Nullable String contentType) {
        try {
            MediaType type = MediaType.parseMediaType(contentType == null ? "" : contentType);
            return type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON) && (type.getParameters().isEmpty()
                    || (type.getParameters().size() == 1 && StandardCharsets.UTF_8.equals(type.getCharset())));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    /** Plainly what the controller would choose: it weighs preferences and looks for a more special type. */
    private static boolean wantsJson(@Nullable String accept) {
        try {
            List<MediaType> types = MediaType.parseMediaTypes(accept);
            MediaType first = types.isEmpty() ? MediaType.ALL : types.getFirst();
            return types.stream().allMatch(type -> type.getParameters().isEmpty())
                    && (first.equals(MediaType.APPLICATION_JSON) || (types.size() < 2 && first.equals(MediaType.ALL)));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
