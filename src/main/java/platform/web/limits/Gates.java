package platform.web.limits;

import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** Gives each route that is served before the other filters, together with others like it, its gate. */
@Component
public class Gates {
    private final Admission admission;
    private final RateLimits limits;

    Gates(Admission admission, RateLimits limits) {
        this.admission = admission;
        this.limits = limits;
    }

    public Gate of(HttpMethod method, String path) {
        admission.shares(method.name(), path);
        return new Gate(limits.of(method.name(), path));
    }
}
