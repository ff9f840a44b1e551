package member.staff;

import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import member.error.MemberError;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.security.StaffCaller;
import platform.security.StaffSessions;
import platform.web.DomainException;
import platform.web.limits.CallerAddress;

/** The form by which staff log in. */
@Controller
class LogInPage {
    private final StaffLogIn logIn;
    private final StaffSessions sessions;
    private final KnownBrowsers browsers;
    private final BrowserCookie cookie;

    LogInPage(StaffLogIn logIn, StaffSessions sessions, KnownBrowsers browsers, BrowserCookie cookie) {
        this.logIn = logIn;
        this.sessions = sessions;
        this.browsers = browsers;
        this.cookie = cookie;
    }

    @GetMapping("/login")
    String form() {
        return "member/login";
    }

    @PostMapping("/login")
    String logIn(@RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String code, HttpServletRequest request, HttpServletResponse response) {
        Optional<StaffLogIn.LoggedIn> loggedIn;
        try {
            loggedIn = logIn.logIn(name, password, code, CallerAddress.of(request), cookie.read(request));
        } catch (DomainException e) {
            if (e.code() == MemberError.TOO_MANY_ATTEMPTS) {
                return "redirect:/login?limited";
            }
            throw e;
        }
        if (loggedIn.isEmpty()) {
            return "redirect:/login?refused";
        }
        StaffCaller caller = loggedIn.get().caller();
        sessions.start(caller, loggedIn.get().rights(), request, response);
        cookie.write(browsers.mark(caller.staffId()), request, response);
        return "redirect:" + firstPage(caller);
    }

    /** Where somebody begins. */
    static String firstPage(StaffCaller caller) {
        if (caller.roles().contains("ADVERTISER")) {
            return "/advertiser";
        }
        if (caller.sellerId() != null) {
            return "/seller";
        }
        return caller.roles().contains(Role.OPERATOR) ? "/ops" : "/ops/staff";
    }
}
