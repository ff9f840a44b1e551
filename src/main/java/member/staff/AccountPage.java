package member.staff;

import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.security.StaffCaller;
import platform.security.StaffSessions;
import platform.web.DomainException;
import platform.web.ErrorTexts;
import platform.web.limits.CallerAddress;

/** Where everybody who works in the browser changes their password, and sees and ends their log-ins. */
@Controller
class AccountPage {
    private static final String CHANGED = "redirect:/account?changed";

    private final ChangePassword change;
    private final StaffSessions sessions;
    private final BrowserCookie cookie;
    private final StaffAudit audit;
    private final ErrorTexts texts;

    AccountPage(ChangePassword change, StaffSessions sessions, BrowserCookie cookie, StaffAudit audit,
            ErrorTexts texts) {
        this.change = change;
        this.sessions = sessions;
        this.cookie = cookie;
        this.audit = audit;
        this.texts = texts;
    }

    @GetMapping("/account")
    String show(StaffCaller caller, HttpServletRequest request, Model model) {
        model.addAttribute("caller", caller);
        model.addAttribute("first", LogInPage.firstPage(caller));
        model.addAttribute("logIns", sessions.open(caller.staffId(), request));
        return "member/account";
    }

    @PostMapping("/account/password")
    String change(@RequestParam String password, @RequestParam String code, @RequestParam String chosen,
            StaffCaller caller, HttpServletRequest request, HttpServletResponse response, Model model,
            Locale language) {
        try {
            StaffLogIn.LoggedIn anew = change.change(caller, password, code, chosen, CallerAddress.of(request),
                    cookie.read(request));
            sessions.start(anew.caller(), anew.rights(), request, response);
            return CHANGED;
        } catch (DomainException e) {
            response.setStatus(e.code().status().value());
            model.addAttribute("refusal", texts.of(e.code(), e.arguments(), language));
            return show(caller, request, model);
        }
    }

    @PostMapping("/account/sessions")
    String end(@RequestParam String session, StaffCaller caller) {
        if (sessions.end(caller.staffId(), session)) {
            audit.endedSession(caller);
        }
        return "redirect:/account";
    }
}
