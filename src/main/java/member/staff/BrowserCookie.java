package member.staff;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** The cookie in which a browser keeps its mark ({@link KnownBrowsers}); a log-out leaves it. */
@Component
class BrowserCookie {
    private final String name;
    private final String secure;

    /** @param secure as for the cookie of sessions */
    BrowserCookie(@Value("${madang.session.secure-cookie:auto}") String secure) {
        this.name = secure.equals("true") ? "__Host-madang_browser" : "madang_browser";
        this.secure = secure;
    }

    @Nullable
    String read(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, name);
        return cookie == null ? null : cookie.getValue();
    }

    void write(String mark, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name, mark).path("/").maxAge(KnownBrowsers.REMEMBERED).httpOnly(true)
                        .sameSite("Lax")
                        .secure(secure.equals("auto") ? request.isSecure() : Boolean.parseBoolean(secure)).build()
                        .toString());
    }
}
