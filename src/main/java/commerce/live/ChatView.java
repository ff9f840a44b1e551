package commerce.live;

import java.time.Instant;

import commerce.author.Authors;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platform.id.Tsid;

/** Something that was said in a show. */
record ChatView(Tsid id,
        @Schema(description = "as much of a name as others see; null of the seller and of who left", example = "김*당", nullable = true) @Nullable String author,
        @Schema(description = "whether the seller says it") boolean bySeller,
        @Schema(example = "당도가 얼마나 되나요?") String text, Instant saidAt) {
    static ChatView of(LiveMessage message, Authors.Names names) {
        Tsid member = message.member();
        return new ChatView(new Tsid(message.id()), member == null ? null : names.of(member), member == null,
                message.text(), message.saidAt());
    }
}
