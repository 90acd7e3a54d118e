import { Channel } from "wireglot";

const jobs = new Channel<number>(2);

async function worker(name: string): Promise<void> {
  for await (const job of jobs) console.log(name, "does job", job);
}

const workers = [worker("ana"), worker("rui")];
for (let job = 1; job <= 4; job++) await jobs.send(job); // waits while both slots are taken
jobs.close(); // the loops end once the channel is empty
await Promise.all(workers);
console.log("all jobs are done");
