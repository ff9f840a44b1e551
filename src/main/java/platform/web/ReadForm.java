package platform.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.Parameters;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** A form whose body was read already, so that the server finds no fields any more; they are taken from it as the server does. */
public final class ReadForm extends HttpServletRequestWrapper {
    private final ReadRequest whole;
    private final int mostFields;
    private @Nullable Map<String, String[]> fields;

    /** @param mostFields beyond which it is refused */
    public ReadForm(ReadRequest whole, int mostFields) {
        super(whole);
        this.whole = whole;
        this.mostFields = mostFields;
    }

    /** Whether its body holds fields; of other methods' Spring takes them from the bytes. */
    public static boolean is(HttpServletRequest request) {
        String type = request.getContentType();
        return request.getMethod().equals("POST") && type != null && type.split(";", 2)[0].strip()
                .toLowerCase(Locale.ROOT).equals(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = getParameterMap().get(name);
        return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return getParameterMap().get(name);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(getParameterMap().keySet());
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        if (fields == null) {
            fields = Collections.unmodifiableMap(readFields());
        }
        return fields;
    }

    private Map<String, String[]> readFields() {
        Parameters form = new Parameters();
        form.setLimit(mostFields);
        form.setCharset(StandardCharsets.UTF_8);
        try {
            byte[] bytes = whole.body().clone(); // It is decoded in its place.
            form.processParameters(bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new InvalidParameterException(e);
        }
        Map<String, String[]> all = new LinkedHashMap<>(super.getParameterMap());
        Collections.list(form.getParameterNames()).forEach(name -> all.merge(name, form.getParameterValues(name),
                (ofQuery, ofForm) -> Stream.of(ofQuery, ofForm).flatMap(Arrays::stream).toArray(String[]::new)));
        return all;
    }
}
