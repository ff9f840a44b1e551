package platform.ops;

import java.util.Comparator;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import platform.security.StaffCaller;

/** What the layout of the operators' pages shows around each of them. */
@ControllerAdvice(annotations = OpsController.class)
class OpsShell {
    private final List<OpsPage> pages;

    OpsShell(List<OpsPage> pages) {
        this.pages = pages.stream().sorted(Comparator.comparingInt(OpsPage::order)).toList();
    }

    /**
     * @param pages the navigation of who looks
     * @param path of this request
     * @param operator the name of who looks; null where nobody is logged in
     * @param htmxHeaders what htmx sends with each request, as JSON: that it wants a page, and the CSRF token
     */
    record Shell(List<OpsPage> pages, String path, @Nullable String operator, String htmxHeaders) {
        /** Whether the request is for this page; of two, one of which is below the other, for the lower. */
        public boolean isAt(OpsPage page) {
            return pages.stream().filter(each -> each.holds(path))
                    .max(Comparator.comparingInt(each -> each.path().length()))
                    .filter(page::equals).isPresent();
        }
    }

    @ModelAttribute("shell")
    Shell shell(HttpServletRequest request, @Nullable Authentication who) {
        String operator = who != null && who.getPrincipal() instanceof StaffCaller caller ? caller.name() : null;
        return new Shell(pages.stream().filter(page -> request.isUserInRole(page.role())).toList(),
                request.getRequestURI(), operator, htmxHeaders(request));
    }

    private static String htmxHeaders(HttpServletRequest request) {
        String accept = "\"Accept\":\"text/html\"";
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? "{%s,\"%s\":\"%s\"}".formatted(accept, token.getHeaderName(), token.getToken())
                : "{%s}".formatted(accept);
    }
}
