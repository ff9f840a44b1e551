package ads.counting;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import platform.hot.HotEndpoint;
import platform.security.MemberCaller;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Events come in several for each ad that is shown. */
final class HotEvents {
    private final EventController events;
    private final ObjectReader requests;
    private final ObjectWriter answers;

    private HotEvents(EventController events, JsonMapper json) {
        this.events = events;
        this.requests = json.readerFor(EventController.EventsRequest.class);
        this.answers = json.writerFor(EventController.EventsAnswer.class);
    }

    private @Nullable ResponseEntity<?> answer(MemberCaller caller, byte[] body, HttpServletRequest http) {
        EventController.EventsRequest request = read(body);
        return request == null || !isPlain(request.events())
                ? null
                : ResponseEntity.ok(answers.writeValueAsBytes(events.take(caller, request)));
    }

    private EventController.@Nullable EventsRequest read(byte[] body) {
        try {
            return requests.readValue(body);
        } catch (JacksonException e) {
            return null;
        }
    }

    /** Surely valid, as the validator would find it. */
    private static boolean isPlain(@Nullable List<EventController.ReportedEvent> events) {
        if (events == null || events.isEmpty() || events.size() > EventController.MOST) {
            return false;
        }
        for (EventController.ReportedEvent event : events) {
            if (event == null || event.type() == null || !isPlain(event.exposure())
                    || event.token() == null || event.token().isEmpty()
                    || event.token().length() > EventController.LONGEST_TOKEN) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(EventController.@Nullable Exposure of) {
        return of == null || (of.percent() >= 0 && of.percent() <= EventController.ALL && of.millis() >= 0
                && of.millis() <= EventController.LONGEST_MILLIS);
    }

    @Configuration(proxyBeanMethods = false)
    static class Registration {
        @Bean
        HotEndpoint hotEvents(EventController events, JsonMapper json) {
            return new HotEndpoint(EventController.EVENTS, new HotEvents(events, json)::answer);
        }
    }
}
