package commerce.live;

import tools.jackson.databind.json.JsonMapper;

/** What streams of shows tell, as server-sent events: text that is made once and then sent to whoever watches. */
final class LiveEvents {
    private LiveEvents() {}

    static String show(JsonMapper json, ShowView show) {
        return event("show", json.writeValueAsString(show));
    }

    static String chat(JsonMapper json, ChatView message) {
        return event("chat", json.writeValueAsString(message));
    }

    static String viewers(JsonMapper json, LiveStreams.Viewers viewers) {
        return event("viewers", json.writeValueAsString(viewers));
    }

    /** JSON has no line breaks. */
    private static String event(String name, String data) {
        return "event:" + name + "\ndata:" + data + "\n\n";
    }
}
