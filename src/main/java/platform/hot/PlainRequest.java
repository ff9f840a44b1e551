package platform.hot;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import platform.web.ReadRequest;

/** What a request must be like to go the short way: JSON has come, JSON may go back. */
final class PlainRequest {
    private PlainRequest() {}

    static boolean is(ReadRequest request) {
        return request.getMethod().equals("POST") && request.getQueryString() == null && request.isWhole()
                && bringsJson(request.getContentType()) && wantsJson(request.getHeader(HttpHeaders.ACCEPT));
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
