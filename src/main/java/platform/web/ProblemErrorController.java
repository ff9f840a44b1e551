package platform.web;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.boot.webmvc.autoconfigure.error.AbstractErrorController;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Answers what failed before or beside any controller: as a problem to programs, as a page ({@code error/404.html}) to browsers. */
@Hidden
@Controller
@RequestMapping("/error")
class ProblemErrorController extends AbstractErrorController {
    private final Problems problems;

    ProblemErrorController(ErrorAttributes attributes, List<ErrorViewResolver> views, Problems problems) {
        super(attributes, views);
        this.problems = problems;
    }

    @RequestMapping(produces = MediaType.TEXT_HTML_VALUE)
    @org.jspecify.annotations.Nullable
    ModelAndView page(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        if (path instanceof String text && text.startsWith("/v1/")) {
            problem(request, response);
            return null;
        }
        HttpStatus status = getStatus(request);
        response.setStatus(status.value());
        ModelAndView page = resolveErrorView(request, response, status,
                Map.of("status", status.value()));
        if (page != null) {
            return page;
        }
        problem(request, response);
        return null;
    }

    @RequestMapping
    void problem(HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(request, response, PlatformError.ofStatus(getStatus(request).value()));
    }
}
