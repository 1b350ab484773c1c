import type { TaskRowFragment } from "@/gql/graphql";
import { daysFrom, today } from "@/lib/format";

type TaskGroup = { title: string; late: boolean; tasks: TaskRowFragment[] };

/** Splits tasks by when they are due, in the order of urgency, without the groups that are empty. */
export function groupByDue(tasks: readonly TaskRowFragment[], now = new Date()): TaskGroup[] {
  const day = today(now);
  const week = daysFrom(now, 7);
  const where = ({ due }: TaskRowFragment) => {
    if (!due) return "No date";
    if (due < day) return "Overdue";
    if (due === day) return "Today";
    return due <= week ? "Next 7 days" : "Later";
  };
  return ["Overdue", "Today", "Next 7 days", "Later", "No date"]
    .map((title) => ({
      title,
      late: title === "Overdue",
      tasks: tasks.filter((task) => where(task) === title),
    }))
    .filter((group) => group.tasks.length > 0);
}
