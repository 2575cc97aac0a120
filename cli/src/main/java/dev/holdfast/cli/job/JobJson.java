package dev.holdfast.cli.job;

import dev.holdfast.executor.joblist.JobView;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Jobs as JSON. */
public final class JobJson {

    private JobJson() {}

    /** Writes the property {@code jobs}. */
    public static void list(List<JobView> jobs, JsonGenerator json) {
        json.writeArrayPropertyStart("jobs");
        jobs.forEach(job -> job(job, json));
        json.writeEndArray();
    }

    private static void job(JobView job, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("operation", job.operation());
        json.writeStringProperty("machine", job.machine());
        json.writeStringProperty("vault", job.vault());
        json.writeStringProperty("started", job.started().toString());
        job.finished().ifPresent(finished -> json.writeStringProperty("finished", finished.toString()));
        json.writeStringProperty("status", job.state().word());
        json.writeNumberProperty("bytes", job.bytes());
        json.writeStringProperty("detail", job.detail());
        JobView.Course course = job.course();
        if (course.attempts() > 0) {
            json.writeNumberProperty("attempts", course.attempts());
            json.writeObjectPropertyStart("seconds");
            course.phases()
                    .forEach(phase ->
                            json.writeNumberProperty(phase.name(), phase.time().toSeconds()));
            json.writeEndObject();
        }
        course.achieved().ifPresent(achieved -> {
            json.writeStringProperty("consistency", achieved.consistency());
            json.writeStringProperty("consistencyReason", achieved.why());
        });
        course.failure().ifPresent(failure -> {
            json.writeObjectPropertyStart("error");
            json.writeStringProperty("code", failure.code());
            if (failure.number() > 0) {
                json.writeNumberProperty("number", failure.number());
            }
            json.writeStringProperty("hint", failure.hint());
            json.writeEndObject();
        });
        json.writeEndObject();
    }
}
