package bench;

import java.nio.ByteBuffer;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Many different GETs in turn, each of which must be answered with 200, or 304 to who has it already. */
final class Gets implements HttpLoad.Work {
    private final List<ByteBuffer> requests;
    private int next;

    Gets(List<ByteBuffer> requests) {
        this.requests = requests;
    }

    /**
     * One, as an app sends it.
     *
     * @param headers more of them, each with its end of line
     */
    static ByteBuffer get(String path, String headers) {
        return ByteBuffer.wrap(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n"
                + "Accept-Language: ko-KR\r\nUser-Agent: madang-app/1.0 (Android 16)\r\n" + headers + "\r\n")
                .getBytes(UTF_8));
    }

    @Override
    public ByteBuffer next() {
        return requests.get(next++ % requests.size()).duplicate();
    }

    @Override
    public boolean answered(ByteBuffer request, int status, int bodyBytes) {
        if (status != 200 && status != 304) {
            throw new IllegalStateException("Answered with " + status);
        }
        return true;
    }
}
