package commerce.review;

import java.net.URI;
import java.util.Base64;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import commerce.image.ImageId;
import commerce.image.MemberImages;
import commerce.refusal.CommerceError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import platform.security.MemberCaller;
import platform.web.DomainException;
import platform.web.Refuses;

/** Pictures for reviews. */
@RestController
@RequestMapping("/v1/commerce/review-photos")
@Tag(name = "Reviews", description = "What buyers say of what they got")
class ReviewPhotoController {
    /** It has to fit into a request. */
    private static final int MOST_CHARACTERS = 1_000_000;

    private final MemberImages images;

    ReviewPhotoController(MemberImages images) {
        this.images = images;
    }

    /** A picture's file. */
    record PhotoRequest(
            @NotNull @Size(max = MOST_CHARACTERS) @Pattern(regexp = "[A-Za-z0-9+/]+={0,2}") @Schema(description = "JPEG or PNG of at most 700 KB, in base64", example = "/9j/2Q==") String content) {}

    /** What it is kept as. */
    record PhotoView(ImageId id) {}

    @Operation(summary = "Bring a picture for a review", description = """
            It is drawn anew, so that nothing of the file but its pixels stays. Nobody sees it until a review shows it; when none
            does within a day, it is thrown away.""")
    @ApiResponse(responseCode = "201", description = "To be named in a review")
    @Refuses({"NOT_A_PICTURE", "PICTURE_SIZE_NOT_ALLOWED", "TOO_MANY_PICTURES", "TEMPORARILY_UNAVAILABLE"})
    @PostMapping
    ResponseEntity<PhotoView> add(MemberCaller caller, @Valid @RequestBody PhotoRequest request) {
        ImageId id = images.add(caller.memberId(), file(request.content()));
        return ResponseEntity.created(URI.create("/v1/commerce/images/" + id.value() + "/SMALL"))
                .body(new PhotoView(id));
    }

    private static byte[] file(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new DomainException(CommerceError.NOT_A_PICTURE);
        }
    }
}
