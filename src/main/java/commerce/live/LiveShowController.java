package commerce.live;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import commerce.author.Authors;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import platform.security.MemberCaller;
import platform.web.Refuses;
import platform.web.limits.CallerAddress;
import platform.web.paging.CursorPage;
import platform.web.paging.Cursors;
import platform.web.paging.PageQuery;

/** Live shows; to be watched by everybody. */
@RestController
@RequestMapping("/v1/commerce/live-shows")
@Tag(name = "Live shopping", description = "Sellers show goods, which cost less meanwhile")
class LiveShowController {
    private final ReadShows read;
    private final LiveStreams streams;
    private final SayInShow say;
    private final Authors authors;
    private final Cursors cursors;

    LiveShowController(ReadShows read, LiveStreams streams, SayInShow say, Authors authors, Cursors cursors) {
        this.read = read;
        this.streams = streams;
        this.say = say;
        this.authors = authors;
        this.cursors = cursors;
    }

    /** What to say. */
    record ChatRequest(
            @NotBlank @Size(max = LiveTerms.LONGEST_MESSAGE) @Schema(example = "당도가 얼마나 되나요?") String text) {}

    @Operation(summary = "List shows", description = "What is planned in its order, of the others the newest first. Open to everybody.")
    @GetMapping
    CursorPage<ShowView> list(
            @Parameter(description = "LIVE when absent") @RequestParam(required = false) LiveShow.@Nullable State state,
            @Valid @ParameterObject PageQuery page) {
        LiveShow.State in = state == null ? LiveShow.State.LIVE : state;
        String list = "commerce.live-shows:" + in;
        long[] after = cursors.decode(list, page.cursor(), 2)
                .orElse(in == LiveShow.State.PLANNED
                        ? new long[]{0, 0}
                        : new long[]{micros(Instant.parse("9999-01-01T00:00:00Z")), Long.MAX_VALUE});
        return CursorPage.of(read.in(in, instant(after[0]), after[1], page.size() + 1), page.size(),
                show -> cursors.encode(list, micros(show.startsAt()), show.id().value()));
    }

    @Operation(summary = "Read a show")
    @Refuses("LIVE_SHOW_NOT_FOUND")
    @GetMapping("/{id}")
    ShowView read(@PathVariable LiveShowId id) {
        return read.find(id);
    }

    @Operation(summary = "Watch a show", description = """
            Server-sent events: `show` with the whole show at once and whenever it changes, `chat` with each message, the last thirty
            at once, `viewers` now and then, and the end when the show is over, or after half an hour: then open it again. Works at
            any instance.""")
    @ApiResponse(responseCode = "200", description = "The stream", content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string"), examples = @ExampleObject("event:viewers\ndata:{\"viewers\":128}\n\n")))
    @Refuses({"LIVE_SHOW_NOT_FOUND", "LIVE_STREAMS_BUSY"})
    @GetMapping(path = "/{id}/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream(@PathVariable LiveShowId id, HttpServletRequest http) {
        return streams.open(id, CallerAddress.of(http));
    }

    @Operation(summary = "Say something in a show", description = "While it is live. Some words and phone numbers are refused, and sellers may not want to hear a member any more.")
    @ApiResponse(responseCode = "201", description = "All who watch hear it")
    @Refuses({"LIVE_SHOW_NOT_FOUND", "LIVE_SHOW_IN_OTHER_STATE", "CHAT_NOT_ALLOWED", "CHAT_MUTED", "CHAT_BUSY",
            "BUYER_LEFT"})
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping("/{id}/chat")
    ChatView say(MemberCaller caller, @PathVariable LiveShowId id, @Valid @RequestBody ChatRequest request) {
        LiveMessage said = say.say(caller.memberId(), id, request.text().strip());
        return ChatView.of(said, authors.of(List.of(caller.memberId())));
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
