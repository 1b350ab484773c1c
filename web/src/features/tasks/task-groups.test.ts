import { expect, test } from "vitest";
import type { TaskRowFragment } from "@/gql/graphql";
import { groupByDue } from "./task-groups";

const now = new Date(2026, 4, 20, 23, 30);

const task = (due: string | null): TaskRowFragment => ({
  id: due ?? "none",
  title: "",
  description: "",
  kind: "TODO",
  priority: "NORMAL",
  due,
  completedAt: null,
  assignee: null,
  contact: null,
  company: null,
  deal: null,
});

test("tasks are grouped by the day where the user is, urgent ones first", () => {
  const tasks = ["2026-07-01", null, "2026-05-20", "2026-05-19", "2026-05-27"].map(task);
  expect(groupByDue(tasks, now).map((group) => [group.title, group.tasks.map((each) => each.due)])).toEqual([
    ["Overdue", ["2026-05-19"]],
    ["Today", ["2026-05-20"]],
    ["Next 7 days", ["2026-05-27"]],
    ["Later", ["2026-07-01"]],
    ["No date", [null]],
  ]);
});

test("a group without tasks is not there", () => {
  expect(groupByDue([], now)).toEqual([]);
});
