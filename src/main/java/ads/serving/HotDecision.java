package ads.serving;

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

/** Decisions are asked for whenever a screen with a place for an ad is opened. */
final class HotDecision {
    private final DecisionController decisions;
    private final ObjectReader requests;
    private final ObjectWriter answers;

    private HotDecision(DecisionController decisions, JsonMapper json) {
        this.decisions = decisions;
        this.requests = json.readerFor(DecisionController.DecisionRequest.class);
        this.answers = json.writerFor(DecisionController.DecisionView.class);
    }

    private @Nullable ResponseEntity<?> answer(MemberCaller caller, byte[] body, HttpServletRequest http) {
        DecisionController.DecisionRequest request = read(body);
        return request == null || request.placement() == null || request.os() == null
                ? null
                : ResponseEntity.ok(answers.writeValueAsBytes(decisions.decide(caller, request, http)));
    }

    private DecisionController.@Nullable DecisionRequest read(byte[] body) {
        try {
            return requests.readValue(body);
        } catch (JacksonException e) {
            return null;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Registration {
        @Bean
        HotEndpoint hotDecision(DecisionController decisions, JsonMapper json) {
            return new HotEndpoint(DecisionController.PATH, new HotDecision(decisions, json)::answer);
        }
    }
}
