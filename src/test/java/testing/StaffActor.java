package testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A person at a browser without scripts: keeps cookies, sends forms with their CSRF token, follows no redirect by itself. */
public final class StaffActor {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient http;
    private final String base;

    private StaffActor(HttpClient http, int port) {
        this.http = http;
        this.base = "http://localhost:" + port;
    }

    public static StaffActor at(int port) {
        return new StaffActor(HttpClient.newBuilder().cookieHandler(new CookieManager()).build(), port);
    }

    /** The same person with the same cookies at another instance: a cookie does not know of ports. */
    public StaffActor goesTo(int port) {
        return new StaffActor(http, port);
    }

    /** Fills the form in and returns where that leads. */
    public String logsIn(String name, String password, String code) {
        return submits("/login", "/login", Map.of("name", name, "password", password, "code", code)).headers()
                .firstValue("Location").map(location -> location.replaceFirst("^" + base, "")).orElse("(no redirect)");
    }

    /** Sends a form as it stands on a page, with that page's CSRF token. */
    public HttpResponse<String> submits(String page, String action, Map<String, String> fields) {
        return sends(action, fields, csrfTokenOn(page));
    }

    public String csrfTokenOn(String page) {
        return csrfTokenIn(opens(page).body());
    }

    /** The same of a page that was opened before. */
    public static String csrfTokenIn(String html) {
        var token = CSRF.matcher(html);
        if (!token.find()) {
            throw new AssertionError("No CSRF token in " + html);
        }
        return token.group(1);
    }

    public HttpResponse<String> sends(String action, Map<String, String> fields, String csrf) {
        return sendsText(action, encoded(fields), csrf);
    }

    /** Sends a form as htmx does: the page that it is on stays. */
    public HttpResponse<String> swaps(String action, Map<String, String> fields, String csrf) {
        return answer(form(action, encoded(fields), csrf).header("HX-Request", "true").build());
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    /**
     * Sends a form as it may not even be one.
     *
     * @param fields of the form, encoded already, well or badly
     */
    public HttpResponse<String> sendsText(String action, String fields, String csrf) {
        return answer(form(action, fields, csrf).build());
    }

    /** Sends a form as another site has the browser send it, which knows no token. */
    public HttpResponse<String> sendsForged(String action, Map<String, String> fields) {
        return answer(form(action, encoded(fields)).build());
    }

    private HttpRequest.Builder form(String action, String fields, String csrf) {
        return form(action, fields + "&_csrf=" + URLEncoder.encode(csrf, UTF_8));
    }

    private HttpRequest.Builder form(String action, String form) {
        return HttpRequest.newBuilder(URI.create(base + action))
                .header("Content-Type", "application/x-www-form-urlencoded").header("Accept", "text/html,*/*;q=0.8")
                .POST(HttpRequest.BodyPublishers.ofString(form));
    }

    /** Sends a form with a file, which is the field {@code file}. */
    public HttpResponse<String> sendsFile(String action, Map<String, String> fields, String name, byte[] file,
            String csrf) {
        return sendsFile(action, fields, "file", name, file, csrf);
    }

    /** The same, in another field. */
    public HttpResponse<String> sendsFile(String action, Map<String, String> fields, String of, String name,
            byte[] file, String csrf) {
        String boundary = "b0undary";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Map<String, String> all = new HashMap<>(fields);
        all.put("_csrf", csrf);
        all.forEach((field, value) -> body.writeBytes(("--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"" + field + "\"\r\n\r\n" + value + "\r\n")
                .getBytes(UTF_8)));
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + of + "\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n").getBytes(UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(UTF_8));
        return answer(HttpRequest.newBuilder(URI.create(base + action))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .header("Accept", "text/html,*/*;q=0.8")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())).build());
    }

    /** The session, for the header {@code Cookie}; empty before anything was opened. */
    public String cookie() {
        CookieManager cookies = (CookieManager) http.cookieHandler().orElseThrow();
        return cookies.getCookieStore().getCookies().stream().map(it -> it.getName() + "=" + it.getValue())
                .collect(Collectors.joining("; "));
    }

    public HttpResponse<String> opens(String path) {
        return answer(HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "text/html,*/*;q=0.8").build());
    }

    private HttpResponse<String> answer(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
