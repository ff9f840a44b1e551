package platform.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses paths and query strings that hold control characters, or bytes that are no UTF-8, a lone surrogate's among them. */
@Component
@Order(FilterOrder.QUERY_TEXT)
class QueryTextFilter extends OncePerRequestFilter {
    private final Problems problems;

    QueryTextFilter(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isClean(request.getQueryString()) && isClean(request.getRequestURI())) {
            chain.doFilter(request, response);
        } else {
            problems.write(request, response, PlatformError.FORBIDDEN_CHARACTERS);
        }
    }

    static boolean isClean(@Nullable String encoded) {
        if (encoded == null) {
            return true;
        }
        byte[] bytes = new byte[encoded.length()];
        int length = 0;
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '%') {
                int value = i + 2 < encoded.length() ? hex(encoded, i + 1) : -1;
                if (value < 0) {
                    return false;
                }
                bytes[length++] = (byte) value;
                i += 2;
            } else if (c < 0x80) {
                bytes[length++] = (byte) c;
            } else {
                return false; // Not a URI: what is outside ASCII must be percent-encoded.
            }
        }
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
            return !ForbiddenCharacters.isIn(text);
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static int hex(String text, int at) {
        int high = Character.digit(text.charAt(at), 16);
        int low = Character.digit(text.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
