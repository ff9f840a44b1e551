package member.staff;

import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import member.error.MemberError;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.web.DomainException;
import platform.web.ErrorTexts;
import platform.web.limits.CallerAddress;

/** Where somebody who was invited chooses a password and sets up their authenticator app. */
@Controller
class EnrolmentPage {
    private final EnrolStaff enrol;
    private final ErrorTexts texts;

    EnrolmentPage(EnrolStaff enrol, ErrorTexts texts) {
        this.enrol = enrol;
        this.texts = texts;
    }

    @GetMapping("/enrolment")
    String form(@RequestParam(defaultValue = "") String ticket, Model model, HttpServletRequest request,
            HttpServletResponse response, Locale language) {
        try {
            return show(enrol.invited(ticket, CallerAddress.of(request)), ticket, model, response, language);
        } catch (DomainException e) {
            return refuse(e, model, response, language);
        }
    }

    @PostMapping("/enrolment")
    String enrol(@RequestParam(defaultValue = "") String ticket, @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String code, Model model, HttpServletRequest request,
            HttpServletResponse response, Locale language) {
        try {
            enrol.enrol(ticket, password, code, CallerAddress.of(request));
            return "redirect:/login?enrolled";
        } catch (DomainException e) {
            String page = refuse(e, model, response, language);
            boolean again = e.code() == MemberError.PASSWORD_WEAK || e.code() == MemberError.CODE_WRONG;
            return again ? form(ticket, model, request, response, language) : page;
        }
    }

    private String show(Optional<EnrolStaff.Invited> invited, String ticket, Model model, HttpServletResponse response,
            Locale language) {
        if (invited.isEmpty()) {
            return refuse(new DomainException(MemberError.ENROLMENT_OVER), model, response, language);
        }
        model.addAttribute("ticket", ticket);
        model.addAttribute("name", invited.get().loginName());
        model.addAttribute("secret", invited.get().totp().base32());
        model.addAttribute("uri", invited.get().totp().uri(invited.get().loginName()));
        return "member/enrolment";
    }

    private String refuse(DomainException refusal, Model model, HttpServletResponse response, Locale language) {
        response.setStatus(refusal.code().status().value());
        model.addAttribute("refusal", texts.of(refusal.code(), refusal.arguments(), language));
        return "member/enrolment";
    }
}
