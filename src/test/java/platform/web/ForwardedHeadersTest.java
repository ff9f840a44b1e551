package platform.web;

import jakarta.servlet.http.HttpServletRequest;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import testing.RawHttp;

import static org.assertj.core.api.Assertions.assertThat;

/** What the operations guide says of proxies: whom the settings there believe. */
class ForwardedHeadersTest {
    private static final String NATIVE = "--server.forward-headers-strategy=native";
    private static final String PROXY = "--server.tomcat.remoteip.internal-proxies=";

    @Test
    void believesNobodyByDefault() {
        assertThat(seenBy()).endsWith("127.0.0.1 http");
    }

    @Test
    void believesTheProxyAndOfWhatItAddsTheLastAddressThatIsNoProxy() {
        assertThat(seenBy(NATIVE, PROXY + "127\\.0\\.0\\.1|10\\.1\\.2\\.3")).endsWith("203.0.113.9 https");
    }

    @Test
    void believesNobodyElseInTheSameNetwork() {
        assertThat(seenBy(NATIVE, PROXY + "10\\.1\\.2\\.3")).endsWith("127.0.0.1 http");
    }

    /** The client pretends to be 6.6.6.6; the outer proxy saw 203.0.113.9, the inner one the outer. */
    private static String seenBy(String... settings) {
        String[] arguments = java.util.Arrays.copyOf(settings, settings.length + 3);
        arguments[settings.length] = "--server.port=0";
        arguments[settings.length + 1] = "--spring.main.banner-mode=off";
        arguments[settings.length + 2] = "--spring.autoconfigure.exclude=";
        try (var application = new SpringApplicationBuilder(Application.class).run(arguments)) {
            int port = application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            return new RawHttp(port).sendText("""
                    GET /seen HTTP/1.0\r
                    Host: localhost\r
                    X-Forwarded-For: 6.6.6.6, 203.0.113.9, 10.1.2.3\r
                    X-Forwarded-Proto: https\r
                    \r
                    """);
        }
    }

    @RestController
    static class Seen {
        @GetMapping(path = "/seen", produces = "text/plain")
        String seen(HttpServletRequest request) {
            return request.getRemoteAddr() + " " + request.getScheme();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({TomcatServletWebServerAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
            WebMvcAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class})
    @Import(Seen.class)
    static class Application {}
}
